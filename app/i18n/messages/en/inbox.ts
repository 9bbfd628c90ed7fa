export const inbox = {
  title: "Messages",
  lead: "What happened while you were away. Reading a message marks it as read.",
  empty: "There is no message yet",
  emptyNext: "When somebody sends you a record, plans a session or changes your account, it is said here.",
  fresh: "new",
  unread: { one: "{count} new message", other: "{count} new messages" },
  older: "Older messages",
  newest: "Newest messages",
  open: "Open",
  all: "All messages",
  gone: "This message was written by an older version of the portal.",
  mail: {
    text: "{text}\n\n{link}\n\nThis is a message of Halypa. You choose on the page “Me” whether messages come by mail, and when: {account}",
  },
  preference: {
    title: "Messages by mail",
    lead: "Messages always wait for you in the portal. Mail only says that there is one.",
    noAddress: "No mail address of yours is known. Your coordinator can add it.",
    mail: "Send me mail as well",
    quietFrom: "No mail from",
    quietTo: "until",
    quietHint: "Equal times: no quiet hours.",
    save: "Save",
    saved: "Your choice is saved.",
  },
  kind: {
    identity: {
      "code-used": {
        title: "A one-time code was used",
        text: "A new password was set for your account with a one-time code. If it was not you, tell your coordinator at once.",
      },
      "reader-announced": {
        title: "{name} may read supervision records",
        text: "{name} received a role or a new code with which supervision records can be read. Texts stay closed until {date}. If this surprises you, speak to your coordinator before then.",
      },
      "approval-asked": {
        title: "A decision waits for you",
        text: "A role or a code for {name} needs a second person. Please look at it and decide.",
      },
      "approval-given": {
        title: "Your request for {name} was approved",
        text: "A second person agreed. It is in force now.",
      },
      "approval-refused": {
        title: "Your request for {name} was refused",
        text: "A second person did not agree. Nothing has changed.",
      },
      "roles-changed": {
        title: "Your roles have changed",
        text: "The page “Me” shows what you hold now, where and until when.",
      },
      "supervisor-assigned": {
        title: "You and {name} begin supervision",
        text: "From now on you and {name} meet for supervision.",
      },
      "supervisor-ended": {
        title: "Supervision with {name} has ended",
        text: "What was recorded until now stays as it is.",
      },
      "group-joined": {
        title: "You belong to a supervision group",
        text: "{name} leads the group. Meetings are planned by the supervisor.",
      },
      "group-left": {
        title: "You have left a supervision group",
        text: "You are no longer a member of the group that {name} leads. What was recorded stays as it is.",
      },
      "arbiter-named": {
        title: "You were named as arbiter",
        text: "When somebody sees a record of {name} differently, you will be asked to read it and to add a word.",
      },
    },
    "lesson-completed": {
      title: "Lesson completed: {title}",
      text: "It stays completed, also when the lesson changes.",
    },
    "module-completed": {
      title: "Module completed: {title}",
      text: "It stays completed, also when lessons change.",
    },
    "course-completed": {
      title: "Course completed: {title}",
      text: "Congratulations. It stays completed, also when lessons change. Your certificate is ready.",
    },
    learning: {
      assigned: {
        title: "Something new to learn: {title}",
        text: "“{title}” was assigned to you. Its page says by when, if there is a day.",
      },
      "due-soon": {
        title: "Soon due: {title}",
        text: "“{title}” is to be done by {date}.",
      },
      overdue: {
        title: "Overdue: {title}",
        text: "“{title}” was to be done by {date}. You can still finish it; nothing is lost.",
      },
      "training-recorded": {
        title: "An official training was recorded",
        text: "Lessons that ask for this training may be open to you now.",
      },
      "reflection-shared": {
        title: "A reflection was shared with you",
        text: "{name} shared a reflection with you. You find it on the page of this person.",
      },
      "certificate-revoked": {
        title: "A certificate no longer holds",
        text: "A certificate of yours was revoked. What you completed stays completed. Its page says why; ask your coordinator if something is unclear.",
      },
      "certificate-replaced": {
        title: "A certificate was replaced",
        text: "You have a new certificate in place of the old one. Others see it under its code only after you agree again.",
      },
      "task-handed-in": {
        title: "{name} handed in a field task",
        text: "{title}: read it, then sign it or return it with a comment.",
      },
      "task-returned": {
        title: "A field task came back: {title}",
        text: "{name} read it and wrote a comment. Hand it in again when you are ready.",
      },
      "task-signed": {
        title: "Field task signed: {title}",
        text: "{name} signed it. It stays signed.",
      },
    },
    supervision: {
      "session-planned": {
        title: "Supervision is planned",
        text: "{name} planned a meeting with you: {date}.",
      },
      "session-moved": {
        title: "Supervision was moved",
        text: "{name} moved your meeting. The new time: {date}.",
      },
      "session-cancelled": {
        title: "Supervision was cancelled",
        text: "{name} cancelled the meeting of {date}.",
      },
      "record-sent": {
        title: "A supervision record waits for you",
        text: "{name} sent you the record of your meeting. Please read it and answer: you agree, you agree with a comment, or you see it differently.",
      },
      "record-recalled": {
        title: "A supervision record was taken back",
        text: "{name} took back a record that you had not read yet. It may come again.",
      },
      "record-answered": {
        title: "{name} has answered",
        text: "The record of your meeting has an answer and is locked now.",
      },
      "addendum-added": {
        title: "Something was added to a record",
        text: "{name} added a word to a supervision record.",
      },
      "record-closed": {
        title: "A record was closed without an answer",
        text: "{name} closed a supervision record that had waited for more than 30 days. It is not shown as agreed.",
      },
      "view-differs": {
        title: "A record needs an arbiter",
        text: "A record of {name} was seen differently. You may read it for 30 days and add a word.",
      },
      "session-overdue": {
        title: "It is time to meet {name}",
        text: "There has been no supervision with {name} for more than 35 days.",
      },
      "answer-overdue": {
        title: "A record still waits for your answer",
        text: "The record that {name} sent you has waited for more than 7 days. Silence never counts as agreement.",
      },
      "text-destroyed": {
        title: "The text of a record was destroyed",
        text: "That the meeting took place and was recorded is still shown. The words can no longer be read by anybody.",
      },
    },
  },
} as const;
