import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

type Without<T> = Omit<T, "className" | "style">;

export function TextInput({ type = "text", ...rest }: Without<InputHTMLAttributes<HTMLInputElement>>) {
  return <input type={type} className="control" {...rest} />;
}

/**
 * Grows with its text where the browser can; `rows` is the least.
 * @public part of the kit
 */
export function TextArea({ rows = 4, ...rest }: Without<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return <textarea rows={rows} className="control" {...rest} />;
}

export interface SelectOption {
  value: string;
  label: string;
  lang?: string;
}

/** @public part of the kit */
export function Select({
  options,
  ...rest
}: Without<SelectHTMLAttributes<HTMLSelectElement>> & { options: readonly SelectOption[] }) {
  return (
    <select className="control" {...rest}>
      {options.map((option) => (
        <option key={option.value} value={option.value} lang={option.lang}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
