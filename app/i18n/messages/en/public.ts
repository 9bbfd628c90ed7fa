export const publicPages = {
  title: "Learn social work with a master at your side",
  lead: "Halypa is where new specialists in social work learn, talk with their supervisor and are looked after while they become good at it.",
  signIn: "Sign in",
  noAccount: "Your supervisor or coordinator gives you an account: a link, or a code on paper.",
  haveCode: "I have a code",
  learnTitle: "Learn, lesson by lesson",
  learnText:
    "Short lessons with families like those you will meet. You check yourself at once, and nothing you write is lost.",
  superviseTitle: "Think together",
  superviseText:
    "What you learn comes back in the talk with your supervisor: questions, actions, strengths seen.",
  lightTitle: "On any phone",
  lightText: "In Turkmen, Russian and English. It is light enough for a slow network and an old phone.",
  knotsLabel: "A small carpet, being woven knot by knot",
  knotsText: "Each lesson is a knot. A course is a small carpet.",
  chooseLanguage: "Choose your language",
} as const;
