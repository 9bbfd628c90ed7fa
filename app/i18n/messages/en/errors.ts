export const errors = {
  summary: { one: "One thing needs your care", other: "{count} things need your care" },
  required: "Fill this in",
  choose: "Choose one",
  tooShort: "This is too short",
  tooLong: "This is too long",
  email: "Write the address like name@example.org",
  number: "Write a number",
  date: "Write a date",
  invalid: "This doesn't fit here",
  requestId: "Number of this request: {id}",
  toFirstPage: "To the first page",
  again: "Try again",
  signIn: "Sign in",
  typed: {
    label: "What you wrote, to be copied",
    hint: "It was not saved. Copy it from here before you leave this page.",
  },
  page: {
    badRequest: {
      title: "This could not be read",
      what: "What arrived is not what this page expects. Nothing was changed.",
      next: "Go back, open the page anew and send it once more.",
    },
    forbidden: {
      title: "This page is for others",
      what: "You are signed in, but your roles don't open this page.",
      next: "If you need it for your work, ask your coordinator for the role.",
    },
    notFound: {
      title: "There is no such page",
      what: "The address may be mistyped or old, or the page may not be yours to see.",
      next: "Start from the first page: all that is yours is linked there.",
    },
    conflict: {
      title: "Someone was here before you",
      what: "This has changed since you opened it. Nothing of it was overwritten.",
      next: "Go back, open the page anew and look at what is there now.",
    },
    tooLarge: {
      title: "This is too large",
      what: "What you sent is larger than this page takes. Nothing was saved.",
      next: "Go back, make it shorter and send it again.",
    },
    tooMany: {
      title: "Wait a little",
      what: "There were too many tries in a short time.",
      next: "Wait a few minutes, then try again. Nothing is lost.",
    },
    unavailable: {
      title: "Halypa is resting for a moment",
      what: "The portal is starting or being cared for.",
      next: "Wait a minute and open the page again. What was saved is safe.",
    },
    server: {
      title: "Something went wrong with us",
      what: "This is our mistake, not yours. It was written down, without your words.",
      next: "Try again. If it happens once more, tell your coordinator the number below.",
    },
  },
  code: {
    not_found: "This is not here, or it is not yours to see.",
    forbidden: "Your roles don't allow this.",
    invalid: "This doesn't fit here. Look at what you wrote.",
    conflict: "This has changed in the meantime. Open it anew.",
    already_done: "This is done already. There is nothing left to do.",
    rate_limited: "There were too many tries. Wait a few minutes, then try again.",
    code_invalid: "This code doesn't work. It may be mistyped, used or out of date. Ask for a new one.",
    credentials_invalid: "The name or the password is not right. Look at both and try again.",
    password_weak: "This password is too easy to guess. Take a longer one, for example four words.",
    key_withheld: "The answer is shown once you have answered yourself.",
    withheld_law_check: "This lesson is being compared with the law and opens when that is done.",
    second_person: "This needs a second person. Ask for it on the person's page; somebody else then decides.",
    other_author:
      "This page was opened by somebody else who was signed in here before. Nothing was saved in your name. What was typed is still in the page before this one.",
    confirmation_needed: "Confirm that it is you: type your password again.",
    not_yet: "This opens later. The page says when.",
    used_up:
      "There are no more attempts here. Talk it over with your supervisor: the authors of the course can open more.",
    locked: "This is not open yet. The page says why, and what to do.",
    texts_closed:
      "Supervision records open for this account 24 hours after its access was changed. This protects both of you.",
  },
} as const;
