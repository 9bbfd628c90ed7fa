import { StartError } from "#app/platform/start-error.ts";

/** One file of a tar archive. */
export interface Member {
  readonly name: string;
  readonly body: Buffer;
}

const block = 512;
/** Larger members are not written by us: a header that says so is damage. */
export const largestMember = 1 << 20;

export const tarEnd = Buffer.alloc(2 * block);

/** A member as bytes: POSIX header, body, padding. @param name at most 100 ASCII letters */
export function tarMember({ name, body }: Member, at: Date): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, "ascii");
  header.write("0000600\0", 100, "ascii");
  header.write("0000000\0", 108, "ascii");
  header.write("0000000\0", 116, "ascii");
  header.write(`${octal(body.length, 11)}\0`, 124, "ascii");
  header.write(`${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 136, "ascii");
  header.write("0", 156, "ascii");
  header.write("ustar\u000000", 257, "ascii");
  header.write(`${octal(sumOf(header), 6)}\0 `, 148, "ascii");
  return Buffer.concat([header, body, Buffer.alloc(padding(body.length))]);
}

/**
 * The members of a tar archive that `tarMember` wrote, one after the other.
 * @throws StartError when a header is damaged, or the archive goes on after its end mark or ends before it
 */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const take = taker(bytes);
  for (;;) {
    const header = await take(block);
    if (header.equals(tarEnd.subarray(block))) break;
    const size = Number.parseInt(header.toString("ascii", 124, 135), 8);
    const sum = Number.parseInt(header.toString("ascii", 148, 154), 8);
    if (sum !== sumOf(header) || !(size <= largestMember))
      throw new StartError("the archive is damaged, nothing was written: a header does not fit its sum");
    const name = header.toString("ascii", 0, 100).replace(/\0.*$/s, "");
    const body = await take(size);
    await take(padding(size));
    yield { name, body };
  }
  if (!(await take(block)).equals(tarEnd.subarray(block)) || (await take(null)).length > 0)
    throw new StartError("the archive is damaged, nothing was written: something follows its end");
}

/** Gives exactly so many bytes of a stream at each call, or all that are left. */
function taker(bytes: AsyncIterable<Buffer>): (size: number | null) => Promise<Buffer> {
  const source = bytes[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (size) => {
    while (length < (size ?? Number.POSITIVE_INFINITY)) {
      const next = await source.next();
      if (next.done && size === null) break;
      if (next.done) throw new StartError("the archive is cut, nothing was written: its end is missing");
      held.push(next.value);
      length += next.value.length;
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    const end = size ?? length;
    held = [all.subarray(end)];
    length -= end;
    return all.subarray(0, end);
  };
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

/** The sum of a header's bytes, its own field counted as spaces. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
