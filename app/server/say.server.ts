/** One line for the person at the terminal. Standard error, so that standard output holds nothing but the log. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
