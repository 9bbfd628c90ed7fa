export const firstSteps = {
  title: "First steps",
  lead: "What a new portal needs before people work in it. Every line is looked up now; nothing is ticked by hand.",
  progress: "{done} of {all} are done.",
  done: "done",
  open: "to do",
  again: "This page stays here: come back when something has changed.",
  toAdministration: "To the administration",
  optional: "if you like",
  link: { one: "First steps: one is still to do", other: "First steps: {count} are still to do" },
  content: {
    title: "The lessons are here",
    done: { one: "One lesson is imported.", other: "{count} lessons are imported." },
    open: "No lesson is imported. The portal says why when it starts, and so does:",
  },
  secret: {
    title: "The secret is kept in another place",
    done: "A copy of it was typed in on {date}, and it was right.",
    open: "Without HALYPA_SECRET nobody can ever open reflections, supervision records or backups again. With the built-in database it is in the file data/secret, beside the data. Copy it to where the data is not: paper in a locked drawer, or a safe for passwords. Then prove the copy:",
  },
  backup: {
    title: "Backups are made",
    done: "The last one was made on {date}.",
    old: "The last one was made on {date}: that is too long ago. Let the machine do this every night, and keep the file elsewhere:",
    never:
      "None has been made. This makes one while people work. Let the machine do it every night, and keep the file elsewhere:",
  },
  mail: {
    title: "Mail goes out",
    done: "A mail server is set.",
    open: "SMTP_URL is not set: messages wait in the portal only, and codes are handed over on paper. It can stay so.",
  },
  coordinator: {
    title: "A coordinator is invited",
    done: { one: "One person coordinates.", other: "{count} people coordinate." },
    open: "The coordinator brings in supervisors and workers. Add the person, give the role, and hand over the one-time code.",
    link: "Add a person",
  },
} as const;
