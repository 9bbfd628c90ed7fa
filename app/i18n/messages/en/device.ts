export const device = {
  bar: {
    saved: "Saved on the server",
    saving: "Saving …",
    pending: "To send: {n}",
    draft: "Kept on this device. The button under the question sends it.",
    offline: "The server cannot be reached. Kept on this device, to send: {n}",
    memory: "The server cannot be reached. To send: {n}. Leave this page open.",
    signedOut: "You are signed out. To send: {n}",
    failed: "Could not be saved: {n}",
    insecure:
      "Saved on the server. The address of this portal is not secure, so nothing is kept on this device.",
    sendNow: "Send now",
    signIn: "Sign in",
    show: "Show what was not saved",
  },
  signIn: {
    title: "Sign in to continue",
    text: "Your work is still here. It is sent as soon as you have signed in.",
    stranger: "Here somebody else's work is waiting. Only the person who wrote it can go on in this page.",
    close: "Not now",
  },
  left: {
    title: "You are signed out on this device",
    text: "There was no network. What was not sent yet is sealed: nobody can read it here, and it is sent when a page of this portal is opened with a network.",
    lost: "There was no network, and what was not sent yet could not be sealed, so it was not kept:",
  },
  unsent: {
    title: "On this device",
    lead: "What you wrote and what has not reached the server yet.",
    empty: "Nothing waits here: everything you wrote has reached the server.",
    noScript:
      "Without scripts nothing is kept on this device: what you write is saved when you press its button.",
    waiting: "waits for the network",
    failed: "could not be saved",
    newer: "A later answer of yours stands, from another device or tab. This one was not used.",
    done: "This check was already submitted. This answer came too late.",
    tooLarge: "This is too long to be saved. Copy it and make it shorter.",
    gone: "What this belongs to is no longer there, or it is not yours.",
    locked: "What this belongs to is not open for you now.",
    refused: "The server did not take this.",
    trouble: "The server has trouble with this one. It stays here.",
    copy: "Copy the text",
    copied: "Copied",
    again: "Send again",
    remove: "Remove from this device",
    place: "Where it belongs",
  },
  quiz: {
    offline:
      "There is no connection. Nothing was submitted, and your answers are kept. Submit once more when the network is back.",
    signedOut:
      "You are signed out. Nothing was submitted, and your answers are kept. Sign in below, then submit once more.",
  },
  posted: {
    offline:
      "There is no connection. Nothing was sent, and what you wrote stays here. Try once more when the network is back.",
  },
  story: {
    chosen: "You chose:",
    end: "Here the story ends.",
    again: "Go through it once more",
  },
} as const;
