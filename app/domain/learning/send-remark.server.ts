import { and, eq, gte } from "drizzle-orm";
import { contentRemark } from "#app/db/schema/index.ts";
import { recordAudit } from "#app/domain/audit/record-audit.server.ts";
import type { PersonCtx } from "#app/domain/kernel/ctx.ts";
import { DomainError } from "#app/domain/kernel/domain-error.ts";
import { withTransaction } from "#app/domain/kernel/with-transaction.server.ts";
import { sendRemarkInput, type SendRemarkInput } from "./inputs.ts";
import { loadLesson } from "./internal/load-lesson.server.ts";
import { parseInput } from "./internal/parse-input.ts";
import { requirePart } from "./internal/require-part.server.ts";

const remarksADay = 20;
const dayMs = 24 * 3_600_000;

/**
 * "This isn't how it works here": a word to the authors about a paragraph. They read it without the name. The same id
 * again changes nothing. Refuses `invalid`, `rate_limited` (twenty a day) and what `loadLesson` refuses.
 */
export async function sendRemark(ctx: PersonCtx, input: SendRemarkInput): Promise<void> {
  const { remarkId, lessonId, part, text, locale } = parseInput(sendRemarkInput, input);
  const { personId } = ctx.actor;
  await withTransaction(ctx, async (tx) => {
    const { versionId } = await loadLesson(tx, lessonId);
    await requirePart(tx, versionId, part);
    const now = tx.clock.now();
    const lately = await tx.db.$count(
      contentRemark,
      and(
        eq(contentRemark.personId, personId),
        gte(contentRemark.createdAt, new Date(now.getTime() - dayMs)),
      ),
    );
    const made = await tx.db
      .insert(contentRemark)
      .values({ id: remarkId, personId, lessonId, versionId, part, locale, text, createdAt: now })
      .onConflictDoNothing({ target: contentRemark.id })
      .returning({ id: contentRemark.id });
    if (made.length === 0) return;
    if (lately >= remarksADay) throw new DomainError("rate_limited", { minutes: 24 * 60 });
    await recordAudit(tx, {
      action: "learning.send-remark",
      targetType: "lesson",
      targetId: lessonId,
      detail: { part, letters: text.length },
    });
  });
}
