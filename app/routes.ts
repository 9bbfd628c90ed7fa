import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The site map: one line an address, by area. Every loader and action starts with its guard. */
export default [
  index("routes/public/landing/route.tsx"),
  route("language", "routes/public/language/route.ts"),

  route("login", "routes/auth/login/route.tsx"),
  route("logout", "routes/auth/logout/route.ts"),
  route("welcome", "routes/auth/welcome/route.tsx"),
  route("reset", "routes/auth/reset/route.tsx"),

  route("account", "routes/account/overview/route.tsx"),

  route("learn", "routes/learn/home/route.tsx"),
  route("learn/:course", "routes/learn/course/route.tsx"),
  route("learn/:course/:lesson", "routes/learn/lesson/route.tsx"),
  route("learn/:course/quiz/:module", "routes/learn/quiz/route.tsx"),
  route("glossary", "routes/learn/glossary/route.tsx"),

  route("supervise", "routes/supervise/overview/route.tsx"),
  route("supervise/person/:worker", "routes/supervise/person/one/route.tsx"),
  route("supervise/group/:group", "routes/supervise/person/group/route.tsx"),
  route("supervise/log/:worker", "routes/supervise/log/one/route.tsx"),
  route("supervise/log-group/:group", "routes/supervise/log/group/route.tsx"),
  route("supervise/records/:record", "routes/supervise/record/route.tsx"),
  route("supervision", "routes/supervision/overview/route.tsx"),
  route("supervision/:record", "routes/supervision/record/route.tsx"),

  route("studio", "routes/studio/overview/route.tsx"),
  route("coordinate", "routes/coordinate/people/route.tsx"),
  route("coordinate/people/new", "routes/coordinate/new-person/route.tsx"),
  route("coordinate/people/:person", "routes/coordinate/person/route.tsx"),
  route("coordinate/approvals", "routes/coordinate/approvals/route.tsx"),
  route("coordinate/groups", "routes/coordinate/groups/route.tsx"),
  route("coordinate/groups/:group", "routes/coordinate/group/route.tsx"),
  route("coordinate/supervision", "routes/coordinate/supervision/route.tsx"),
  route("coordinate/directory", "routes/coordinate/directory/route.tsx"),
  route("coordinate/directory/:entry", "routes/coordinate/contact/route.tsx"),
  route("directory", "routes/directory/overview/route.tsx"),
  route("administer", "routes/administer/overview/route.tsx"),
  route("administer/start", "routes/administer/start/route.tsx"),
  route("audit", "routes/audit/trail/route.tsx"),

  route("inbox", "routes/inbox/list/route.tsx"),
  route("inbox/:message", "routes/inbox/message/route.tsx"),

  route("resources/answers", "routes/resources/answers/route.ts"),
  route("resources/reflections", "routes/resources/reflections/route.ts"),
  route("resources/supervision-drafts", "routes/supervise/log/draft/route.ts"),
  route("resources/places", "routes/resources/places/route.ts"),
  route("resources/prefetch-rules", "routes/resources/prefetch-rules/route.ts"),
  route("resources/assets/:hash", "routes/resources/assets/route.ts"),

  route("*", "routes/public/not-found/route.tsx"),
] satisfies RouteConfig;
