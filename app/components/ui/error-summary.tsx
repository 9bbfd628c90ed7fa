export interface FieldProblem {
  /** Id of the control to go to; null for a problem of the whole form. */
  fieldId: string | null;
  text: string;
}

/** All that must be mended in a form, with a link to each place. Focused when the page opens (`autofocus`). */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      id="problems"
      className="notice notice-attention stack-tight"
    >
      <h2 className="notice-title">{title}</h2>
      <ul className="bullets">
        {problems.map((problem) => (
          <li key={`${problem.fieldId} ${problem.text}`}>
            {problem.fieldId ? <a href={`#${problem.fieldId}`}>{problem.text}</a> : problem.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
