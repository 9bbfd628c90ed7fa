export const say = (line: string): void => console.error(line);
