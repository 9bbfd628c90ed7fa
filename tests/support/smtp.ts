import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

export interface TakenMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

type Behaviour = "take" | "refuse" | "busy" | "hold-recipient" | "hold-text";

export interface TestSmtp {
  readonly url: string;
  /** Every text that was handed over whole, also where the answer was never given. */
  readonly taken: TakenMail[];
  /** Waits until so many texts were handed over. */
  takenCount(count: number): Promise<void>;
  behave(how: Behaviour): void;
  /** Answers everything that is held. */
  release(): void;
  close(): Promise<void>;
}

/** A real mail server on a free port of this machine, that behaves as the test tells it. */
export async function startSmtp(): Promise<TestSmtp> {
  const taken: TakenMail[] = [];
  let how: Behaviour = "take";
  let held: (() => void)[] = [];
  let waiting: { count: number; done: () => void }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo(_address, _session, answer) {
      if (how === "refuse") answer(withCode("no such box", 550));
      else if (how === "busy") answer(withCode("come later", 450));
      else if (how === "hold-recipient") held.push(() => answer());
      else answer();
    },
    onData(stream, session, answer) {
      const keep = (raw: string): void => {
        taken.push({ to: session.envelope.rcptTo[0]?.address ?? "", ...parts(raw) });
        for (const one of waiting) if (taken.length >= one.count) one.done();
        waiting = waiting.filter(({ count }) => taken.length < count);
        if (how === "hold-text") held.push(() => answer());
        else answer();
      };
      // A sender that is killed in the middle has handed nothing over.
      readAll(stream).then(keep, () => {});
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    takenCount: (count) =>
      taken.length >= count
        ? Promise.resolve()
        : new Promise((done) => {
            waiting.push({ count, done });
          }),
    behave: (next) => {
      how = next;
    },
    release: () => {
      for (const answer of held) answer();
      held = [];
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function withCode(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** Subject and text of a plain message, decoded. */
function parts(raw: string): { subject: string; text: string } {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const unfolded = head.replace(/\r\n[ \t]+/g, " ");
  const subject = /^Subject: (.*)$/im.exec(unfolded)?.[1] ?? "";
  const encoding = /^Content-Transfer-Encoding: (.*)$/im.exec(unfolded)?.[1]?.trim() ?? "7bit";
  const body = rest.join("\r\n\r\n");
  return { subject: words(subject), text: decode(body, encoding).trim() };
}

function words(subject: string): string {
  return subject
    .replace(/\?= +=\?/g, "?==?")
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("latin1")
        : quoted(text.replaceAll("_", " ")).toString("latin1"),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}

function decode(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding === "quoted-printable") return quoted(body.replace(/=\r\n/g, "")).toString("utf8");
  return body;
}

function quoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}
