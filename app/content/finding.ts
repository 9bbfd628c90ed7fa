/**
 * What is wrong in a content file and where. `params` are numbers, names and short quotations for the message,
 * which stands in app/i18n/messages under `content.findings`. Lines and columns count from 1; 1:1 is the file itself.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Files that are not valid or not safe: import refuses the item, and keeps what it had of it. */
export const refusingCodes = [
  "file-missing",
  "file-unknown",
  "file-too-big",
  "file-not-text",
  "folder-name",
  "id-taken",
  "parent-refused",
  "control-character",
  "front-matter-missing",
  "front-matter-language",
  "yaml-syntax",
  "yaml-unknown-key",
  "yaml-missing-key",
  "yaml-wrong-value",
  "literal-brace",
  "literal-less-than",
  "tag-not-closed",
  "tag-not-opened",
  "tag-unfinished",
  "html-comment",
  "syntax",
  "too-deep",
  "too-slow",
  "import-export",
  "expression",
  "attribute-expression",
  "attribute-spread",
  "attribute-unknown",
  "attribute-missing",
  "attribute-wrong",
  "attribute-twice",
  "html-element",
  "component-unknown",
  "component-place",
  "component-content",
  "markdown-kind",
  "heading-depth",
  "address-odd",
  "address-scheme",
  "address-file",
  "html-off-list",
  "picture-missing",
  "picture-unsafe",
  "source-language",
  "id-twice",
  "words-missing",
  "facts-missing",
  "key-option-unknown",
  "key-option-missing",
  "options-few",
  "options-do-not-fit",
  "feedback-element-missing",
  "gap-missing",
  "draw-too-large",
  "step-unknown",
  "step-unreachable",
  "step-without-end",
  "step-choices",
  "source-unknown",
  "competency-unknown",
  "languages-differ",
  "rule-unknown",
  "rule-no-quiz",
  "rule-no-task",
  "rule-no-record",
  "rule-circle",
  "rule-never",
  "path-unknown",
  "path-twice",
  "redo-no-test",
] as const;

/** Valid and safe, but not as the author's guide asks. */
export const styleCodes = [
  "part-missing",
  "part-order",
  "words-count",
  "minutes-differ",
  "sentences-long",
  "sentence-too-long",
  "feedback-missing",
  "right-longest",
  "right-same-place",
  "question-count",
  "question-kinds",
  "pool-small",
  "draw-range",
  "prompt-count",
  "source-not-read",
  "link-host",
  "name-forbidden",
  "safety-box",
  "official-box",
  "checklist-open",
  "term-unknown",
  "picture-big",
  "picture-language",
] as const;

export type FindingCode = (typeof refusingCodes)[number] | (typeof styleCodes)[number];

const refusing: ReadonlySet<string> = new Set(refusingCodes);

/** True when a finding keeps its item out of the import. */
export const refuses = (finding: Finding): boolean => refusing.has(finding.code);

export interface Place {
  readonly line: number;
  readonly column: number;
}
export const fileStart: Place = { line: 1, column: 1 };

/** Collects findings of one file. */
export class FindingList {
  readonly items: Finding[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add(code: FindingCode, place: Place = fileStart, params: Finding["params"] = {}): void {
    this.items.push({ code, file: this.file, line: place.line, column: place.column, params });
  }
}
