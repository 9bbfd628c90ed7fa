export const content = {
  glossary: "Glossary",
  glossaryIntro: "Words of the profession in three languages.",
  glossaryEmpty: "No words yet. They arrive with the lessons.",
  unverified: "not yet checked by a native professional",
  synonyms: "also: {words}",
  /** What is wrong and how to mend it, by the code of the finding. */
  findings: {
    "file-missing": { what: "{name} is missing", mend: "add the file {name}" },
    "file-unknown": {
      what: "{name} does not belong in this folder",
      mend: "keep only en.mdx, ru.mdx, tk.mdx, the item's .yaml, and pictures named like map.svg or map.ru.svg",
    },
    "file-too-big": {
      what: "The file has {kilobytes} kB, more than {limit} kB",
      mend: "split it or make it shorter",
    },
    "file-not-text": { what: "The file is not text in UTF-8", mend: "save it as UTF-8" },
    "folder-name": {
      what: "The folder {name} does not fit the id {id}",
      mend: "name the folder NN-id, for example 01-what-social-work-is, with the id of its YAML",
    },
    "id-taken": {
      what: "The id {id} is already used by {other}",
      mend: "choose a new id; ids are never used twice",
    },
    "parent-refused": {
      what: "The module or course around it ({id}) could not be read",
      mend: "mend that first",
    },
    "control-character": {
      what: "There is an invisible character {character} here",
      mend: "delete it and type the word again",
    },
    "front-matter-missing": {
      what: "The text does not begin with its head between two lines of ---",
      mend: "begin with a line ---, then title, summary and translation, then a line ---",
    },
    "front-matter-language": {
      what: "The first line is “{first}”; only YAML is read",
      mend: "make the first line exactly ---",
    },
    "yaml-syntax": {
      what: "YAML cannot be read: {detail}",
      mend: "check indents, quotation marks and colons; put a text with : or # in quotation marks",
    },
    "yaml-unknown-key": {
      what: "There is no key “{key}”",
      mend: "did you mean “{near}”? content/README.md lists the keys",
    },
    "yaml-missing-key": { what: "“{key}” is missing", mend: "add it; content/README.md shows an example" },
    "yaml-wrong-value": { what: "The value of “{key}” does not fit", mend: "it must be: {expected}" },
    "literal-brace": {
      what: "A curly bracket { opens something that never closes",
      mend: "for the sign itself write \\{",
    },
    "literal-less-than": {
      what: "The sign < is read as the beginning of a tag: “{after}”",
      mend: "for the sign itself write &lt;",
    },
    "tag-not-closed": {
      what: "<{name}> is not closed where it should be",
      mend: "write </{name}> on a line of its own, with an empty line before it and no indent",
    },
    "tag-not-opened": {
      what: "</{name}> closes something that was not opened",
      mend: "delete it, or open <{name}> before",
    },
    "tag-unfinished": {
      what: "The tag is not written to its end: “{after}”",
      mend: "give every property a value in quotation marks and end the tag with > or />; for the sign < write &lt;",
    },
    "html-comment": {
      what: "Comments <!-- … --> are not possible",
      mend: "delete it; notes to colleagues belong in the review",
    },
    syntax: {
      what: "This cannot be read: {detail}",
      mend: "compare it with the examples in content/README.md",
    },
    "too-deep": { what: "Things are nested more than {limit} deep", mend: "use fewer lists within lists" },
    "too-slow": {
      what: "Reading took longer than {seconds} seconds",
      mend: "look for very long or deeply nested places and make them simple",
    },
    "import-export": {
      what: "A line that begins with import or export is program code",
      mend: "delete it, or begin the sentence with another word",
    },
    expression: {
      what: "Curly brackets hold program code here: {text}",
      mend: "delete them; for the sign itself write \\{",
    },
    "attribute-expression": {
      what: "{attribute} of <{name}> is not in quotation marks",
      mend: 'write {attribute}="…"',
    },
    "attribute-spread": {
      what: "<{name}> holds program code among its properties",
      mend: 'write each property as name="…"',
    },
    "attribute-unknown": { what: "<{name}> has no property {attribute}", mend: "it takes: {known}" },
    "attribute-missing": { what: "<{name}> needs {attribute}", mend: 'add {attribute}="…"' },
    "attribute-wrong": {
      what: "{attribute} of <{name}> does not fit: “{value}”",
      mend: "ids are small letters, digits and hyphens; texts are not empty and have at most 2000 letters",
    },
    "attribute-twice": { what: "{attribute} stands twice in <{name}>", mend: "keep one of them" },
    "html-element": {
      what: "<{name}> is HTML, which lessons do not hold",
      mend: "use Markdown or a component; for the sign itself write &lt;",
    },
    "component-unknown": {
      what: "There is no component <{name}>",
      mend: "did you mean <{near}>? For the sign itself write &lt;",
    },
    "component-place": {
      what: "<{name}> cannot stand here",
      mend: "put it on a line of its own with an empty line before it, directly inside: {where} (— is the lesson itself)",
    },
    "component-content": {
      what: "Something inside <{name}> does not belong there, or it is empty",
      mend: "content/README.md shows what it may hold ({content})",
    },
    "markdown-kind": {
      what: "This kind of Markdown is not used: {kind}",
      mend: "write it as a paragraph, list or table; pictures with <Figure>",
    },
    "heading-depth": { what: "A heading of level {depth}", mend: "use ## or ###" },
    "address-odd": {
      what: "The address “{address}” is not written in full",
      mend: "write it with https:// and without spaces or backslashes",
    },
    "address-scheme": {
      what: "The address “{address}” leads to something that cannot be linked",
      mend: "use https, mailto or tel",
    },
    "address-file": {
      what: "There is no file “{address}” in this folder",
      mend: "put it beside the text, or write the whole address with https://",
    },
    "html-off-list": {
      what: "The finished page would hold “{name}”, which lessons may not",
      mend: "write it with Markdown or a component",
    },
    "picture-missing": { what: "The picture {name} is missing", mend: "put it beside the text" },
    "picture-unsafe": {
      what: "The picture holds something that is not drawn: {detail}",
      mend: "save it as plain SVG with xmlns and viewBox, without styles, scripts and outer addresses",
    },
    "source-language": {
      what: "{count} texts say translation: source",
      mend: "exactly one text says so: the one that the others are translated from",
    },
    "id-twice": { what: "The id {id} stands twice", mend: "give one of them another id" },
    "words-missing": {
      what: "The words of {name} {id} are missing in {file}",
      mend: 'add <{name} id="{id}"> or take it out of the YAML',
    },
    "facts-missing": { what: "{name} {id} is not in {file}", mend: "add it there, or correct the id" },
    "key-option-unknown": {
      what: "The key of {id} names {option}, which is not there",
      mend: "use ids that stand in the text",
    },
    "key-option-missing": { what: "The key of {id} leaves {option} out", mend: "add it to the key" },
    "options-few": { what: "{id} has {count} options", mend: "give it two at least" },
    "options-do-not-fit": {
      what: "What stands inside {id} does not fit its kind, {kind}",
      mend: "content/README.md shows each kind; true-false has the options true and false",
    },
    "feedback-element-missing": {
      what: "{id} has no feedback",
      mend: 'add <Feedback right="…" other="…" />',
    },
    "gap-missing": {
      what: "The gap {gap} of {id} is not in the text",
      mend: 'put <Gap id="{gap}" /> where the word is missing',
    },
    "draw-too-large": {
      what: "draw is {draw}, but the pool holds {pool}",
      mend: "write more questions or draw fewer",
    },
    "step-unknown": {
      what: "Scenario {id} leads to {step}, which is not there",
      mend: "add the step or correct the name",
    },
    "step-unreachable": {
      what: "No choice of scenario {id} leads to {step}",
      mend: "lead to it or take it out",
    },
    "step-without-end": {
      what: "From {step} of scenario {id} no ending can be reached",
      mend: "lead one of its choices to an ending",
    },
    "step-choices": {
      what: "The choices of step {id} are not those of the YAML",
      mend: "write exactly: {expected}",
    },
    "source-unknown": {
      what: "There is no source {code} in content/sources.yaml",
      mend: "correct the code, or teach it as practice without a source",
    },
    "competency-unknown": {
      what: "There is no competency {id} in content/competencies",
      mend: "use an id that stands there",
    },
    "rule-unknown": {
      what: "The rule asks for the {kind} {named}, which is not there",
      mend: "use the id of one that is in content/courses",
    },
    "rule-no-quiz": {
      what: "The rule asks for a result in {named}, which has no questions to answer",
      mend: "name a module with a quiz or a course with an assessment",
    },
    "rule-no-task": {
      what: "The rule asks for a signed field task of {named}, which has none",
      mend: "name a course or lesson with a field task",
    },
    "rule-no-record": {
      what: "The rule asks for {fact} “{subject}”, which nobody records",
      mend: "write one of these: {known}",
    },
    "rule-circle": {
      what: "{id} waits for {named}, and {named} waits for {id}: neither would ever open",
      mend: "take one of the two rules out",
    },
    "rule-never": {
      what: "{id} waits for {named}, which nobody can complete",
      mend: "ask for something that is open, or open {named} first",
    },
    "path-unknown": {
      what: "The path {path} names {named}, which is not there",
      mend: "use the id of a course, and of modules that stand in it",
    },
    "path-twice": {
      what: "The path {path} names the course {named} twice",
      mend: "write all its modules in one step",
    },
    "redo-no-test": {
      what: "Nobody could do this once more: it has no questions of its own",
      mend: "ask for the lessons again, or give it a quiz or an assessment",
    },
    "languages-differ": {
      what: "Here stands “{found}”, in the source language “{expected}” (line {line})",
      mend: "use the same components with the same ids in the same order",
    },
    "part-missing": {
      what: "A part is missing: {part}",
      mend: "add it; content/README.md shows a whole lesson",
    },
    "part-order": { what: "{part} stands before {before}", mend: "put it after" },
    "words-count": { what: "The lesson has {count} words", mend: "write {from} to {to}" },
    "minutes-differ": {
      what: "minutes is {minutes}, the formula gives {expected}",
      mend: "write minutes: {expected}",
    },
    "sentences-long": {
      what: "{percent} % of the sentences have more than {words} words",
      mend: "shorten them; at most {limit} %",
    },
    "sentence-too-long": {
      what: "A sentence of {words} words: “{start}…”",
      mend: "make two of it; at most {limit}",
    },
    "feedback-missing": {
      what: "{name} {id} has no feedback",
      mend: "say why a thoughtful person might choose it and what to see instead",
    },
    "right-longest": {
      what: "The right options are the longest, by {letters} letters on average",
      mend: "shorten them or give the others more flesh",
    },
    "right-same-place": {
      what: "The right option stands in place {place} in {count} of {of} questions",
      mend: "move some of them",
    },
    "question-count": { what: "The lesson has {count} questions", mend: "write {from} to {to}" },
    "question-kinds": { what: "All questions are of one kind", mend: "use two kinds at least" },
    "pool-small": { what: "The pool holds {count} questions", mend: "write {from} at least" },
    "draw-range": { what: "draw is {draw}", mend: "write {from} to {to}" },
    "prompt-count": { what: "There are {count} questions for supervision", mend: "write {from} to {to}" },
    "source-not-read": {
      what: "The source {code} was not read by anybody yet",
      mend: "do not cite it; teach it as practice",
    },
    "link-host": {
      what: "{host} is not an official host",
      mend: "print the source as a reference and leave the link out",
    },
    "name-forbidden": {
      what: "{name} is the name of a real person in published reports",
      mend: "choose another name; content/cast.md has the invented families",
    },
    "safety-box": {
      what: "A lesson on {safety} does not open with a <SafetyBox>",
      mend: "put it first: what is coming, that one may stop, what to do if it is happening now",
    },
    "official-box": {
      what: "A page of a companion course has no <OfficialBox>",
      mend: "add it: it prepares and does not certify",
    },
    "checklist-open": {
      what: "Checklist {id} of a companion course opens without the official training",
      mend: "write officialTraining: {training} into lesson.yaml",
    },
    "term-unknown": {
      what: "The glossary has no term {id}",
      mend: "add it to content/glossary/terms.yaml or correct the id",
    },
    "picture-big": {
      what: "The picture has {kilobytes} kB",
      mend: "draw it with fewer points; at most {limit} kB",
    },
    "picture-language": { what: "The picture has no {name}", mend: "add it with labels in this language" },
  },
} as const;
