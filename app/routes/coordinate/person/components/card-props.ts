import type { RefusedPart } from "#app/components/form/part-form.tsx";
import type { PersonPage } from "../person-page.server.ts";

export interface CardProps {
  readonly page: PersonPage;
  readonly refused: RefusedPart | undefined;
}
