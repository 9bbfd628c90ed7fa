import { displayName } from "#app/domain/identity/person-names.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { isMessageKind, type MessageKind } from "#app/domain/notifications/message-kinds.ts";
import type { MessageRow } from "#app/domain/notifications/message-row.ts";
import { startOfLocalDay } from "#app/lib/local-day.ts";
import { paths } from "#app/lib/paths.ts";
import { formatDate, formatDateTime } from "./format.ts";
import { translateKey, translator } from "./translate.ts";

export interface MessageText {
  readonly title: string;
  /** One sentence or two; never a text of supervision. */
  readonly text: string;
  /** Page of the thing itself; null where there is none. It asks again who may see it. */
  readonly href: string | null;
}

/** A message in words. A kind that this version does not know any more says so. */
export function messageText(row: MessageRow, locale: Locale): MessageText {
  const { kind } = row;
  if (!isMessageKind(kind)) {
    const t = translator(locale);
    return { title: t("inbox.title"), text: t("inbox.gone"), href: null };
  }
  const moment = row.payload["at"] ?? row.payload["opensAt"];
  const params = {
    name: row.other ? displayName(row.other, locale) : "—",
    title: row.title ?? "—",
    date: typeof moment === "string" ? formatDateTime(new Date(moment), locale) : dayIn(row, locale),
  };
  return {
    title: translateKey(locale, `inbox.kind.${kind}.title`, params),
    text: translateKey(locale, `inbox.kind.${kind}.text`, params),
    href: linkOf[kind](row),
  };
}

function dayIn({ dueOn }: MessageRow, locale: Locale): string {
  return dueOn === null ? "—" : formatDate(startOfLocalDay(dueOn), locale);
}

/** Subject and plain text of the mail. Its link goes through the inbox, which marks the message as read. */
export function mailOf(
  row: MessageRow,
  locale: Locale,
  publicUrl: string,
): { subject: string; text: string } {
  const { title, text } = messageText(row, locale);
  const link = publicUrl + paths.inboxMessage(row.id);
  const account = publicUrl + paths.account();
  return { subject: title, text: translator(locale)("inbox.mail.text", { text, link, account }) };
}

type LinkOf = (row: MessageRow) => string | null;

const nowhere: LinkOf = () => null;
const account: LinkOf = () => paths.account();
const record: LinkOf = ({ payload, toWorker }) => {
  const id = String(payload["recordId"]);
  return toWorker ? paths.supervisionRecord(id) : paths.superviseRecord(id);
};
const course: LinkOf = ({ courseId }) => (courseId === null ? null : paths.course(courseId));
const assigned: LinkOf = (row) => (row.pathId === null ? course(row) : paths.path(row.pathId));
const lesson: LinkOf = ({ courseId, payload }) =>
  courseId === null ? null : paths.lesson(courseId, String(payload["itemId"]));
const fieldTask: LinkOf = ({ courseId, payload }) =>
  courseId === null ? null : paths.fieldTask(courseId, String(payload["itemId"]), String(payload["taskId"]));
const taskToSign: LinkOf = ({ payload }) =>
  paths.superviseFieldTask(String(payload["personId"]), String(payload["itemId"]), String(payload["taskId"]));

const certificate: LinkOf = ({ payload }) => paths.certificate(String(payload["certificateId"]));

const linkOf: Record<MessageKind, LinkOf> = {
  "identity.code-used": account,
  "identity.reader-announced": nowhere,
  "identity.approval-asked": () => paths.approvals(),
  "identity.approval-given": () => paths.approvals(),
  "identity.approval-refused": () => paths.approvals(),
  "identity.roles-changed": account,
  "identity.supervisor-assigned": nowhere,
  "identity.supervisor-ended": nowhere,
  "identity.group-joined": nowhere,
  "identity.group-left": nowhere,
  "identity.arbiter-named": nowhere,
  "lesson-completed": lesson,
  "module-completed": course,
  "course-completed": () => paths.certificates(),
  "learning.assigned": assigned,
  "learning.due-soon": assigned,
  "learning.overdue": assigned,
  "learning.training-recorded": () => paths.learn(),
  "learning.reflection-shared": ({ payload }) => paths.supervisePerson(String(payload["personId"])),
  "learning.certificate-revoked": certificate,
  "learning.certificate-replaced": certificate,
  "learning.task-handed-in": taskToSign,
  "learning.task-returned": fieldTask,
  "learning.task-signed": fieldTask,
  "supervision.session-planned": () => paths.supervision(),
  "supervision.session-moved": () => paths.supervision(),
  "supervision.session-cancelled": () => paths.supervision(),
  "supervision.record-sent": record,
  "supervision.record-recalled": nowhere,
  "supervision.record-answered": record,
  "supervision.addendum-added": record,
  "supervision.record-closed": record,
  "supervision.view-differs": record,
  "supervision.session-overdue": () => paths.supervise(),
  "supervision.answer-overdue": record,
  "supervision.text-destroyed": record,
};
