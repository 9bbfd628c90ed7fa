/** Facts that rules may ask about. Official trainings name the programme; the others name the task or session. */
export const factKinds = ["official-training", "field-task-signed", "session-held"] as const;
export type FactKind = (typeof factKinds)[number];

/** Official programmes whose checklists open only to those who took the training. */
export const officialTrainings = ["strong-families", "treatnet-family"] as const;
export type OfficialTraining = (typeof officialTrainings)[number];
