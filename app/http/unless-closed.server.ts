import { DomainError } from "#app/domain/kernel/domain-error.ts";

/** What a query gives, or `instead` while the texts of supervision are closed to the person for a day. */
export async function unlessClosed<R, I>(query: Promise<R>, instead: I): Promise<R | I> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof DomainError && error.code === "texts_closed") return instead;
    throw error;
  }
}
