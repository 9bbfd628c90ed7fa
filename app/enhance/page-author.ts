/** For whom this page was drawn; empty when nobody was signed in. */
export const author = document.body.dataset["author"] ?? "";
