import { sql } from "drizzle-orm";
import type { Ctx } from "#app/domain/kernel/ctx.ts";
import type { Locale } from "#app/domain/kernel/locale.ts";
import { displayName } from "../person-names.ts";
import { signersOf } from "../signers-sql.server.ts";

export interface Signer {
  readonly id: string;
  readonly name: string;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly surnameCyrillic: string | null;
  readonly givenNameCyrillic: string | null;
  readonly patronymicCyrillic: string | null;
}

/** Who signs for this worker now: her supervisors, else the nearest managers; empty when there is nobody. */
export async function listSigners(ctx: Ctx, workerId: string, locale: Locale): Promise<Signer[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select p.id, p.surname, p.given_name as "givenName", p.patronymic, p.surname_cyrillic as "surnameCyrillic",
      p.given_name_cyrillic as "givenNameCyrillic", p.patronymic_cyrillic as "patronymicCyrillic"
    from ${signersOf(sql`${workerId}::uuid`, ctx.clock.now())} s join person p on p.id = s.signer_id
    order by p.surname, p.given_name, p.id limit 20`);
  return rows.map((row) => ({ id: row.id, name: displayName(row, locale) }));
}
