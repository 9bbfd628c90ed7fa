import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SmtpConnection from "nodemailer/lib/smtp-connection";
import { MailError, type MailProblem } from "./mail-problem.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** @throws MailError with the class of the problem; after `unsure` the message may have arrived */
  send(mail: Mail): Promise<void>;
}

const patience = 60_000;

/**
 * Sends plain text through the server of `smtpUrl`, one connection a mail. `from` is a plain address.
 * @param patienceMs after so long a mail is given up, whatever the server does
 */
export function makeMailer(smtpUrl: string, from: string, patienceMs = patience): Mailer {
  return {
    async send({ to, subject, text }) {
      const body = await new MailComposer({ from, to, subject, text }).compile().build();
      await deliver(smtpUrl, { from, to: [to] }, body, patienceMs);
    },
  };
}

/** Whether the text was handed over decides if a failure may be repeated, so it is read from our own stream. */
function deliver(
  smtpUrl: string,
  envelope: { from: string; to: string[] },
  body: Buffer,
  patienceMs: number,
): Promise<void> {
  const { auth, ...server } = parseConnectionUrl(smtpUrl);
  const text = Readable.from([body]);
  const connection = new SmtpConnection({
    ...server,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
  });
  return new Promise((resolve, reject) => {
    const fail = (problem: MailProblem, answered = false): void => {
      reject(new MailError(text.readableEnded && !answered ? "unsure" : problem));
    };
    const deadline = setTimeout(() => {
      fail("slow");
      connection.close();
    }, patienceMs);
    const settle = (error: unknown): void => {
      clearTimeout(deadline);
      if (error) fail(problemOf(error), hasAnswer(error));
      else resolve();
      if (error) connection.close();
      else connection.quit();
    };
    const send = (): void => connection.send(envelope, text, settle);
    connection.on("error", settle);
    connection.once("end", () => settle({ code: "ECONNECTION" }));
    connection.connect((error) => {
      if (error) settle(error);
      else if (auth) connection.login(auth, (refused) => (refused ? settle(refused) : send()));
      else send();
    });
  });
}

function problemOf(error: unknown): MailProblem {
  const { code, responseCode } = factsOf(error);
  if (code === "EAUTH") return "sign-in";
  if (responseCode >= 500) return "refused";
  if (responseCode >= 400) return "busy";
  return code === "ETIMEDOUT" ? "slow" : "unreachable";
}

const hasAnswer = (error: unknown): boolean => factsOf(error).responseCode >= 400;

function factsOf(error: unknown): { code: unknown; responseCode: number } {
  if (typeof error !== "object" || error === null) return { code: null, responseCode: 0 };
  const code = "code" in error ? error.code : null;
  const answer = "responseCode" in error ? Number(error.responseCode) : 0;
  return { code, responseCode: Number.isNaN(answer) ? 0 : answer };
}
