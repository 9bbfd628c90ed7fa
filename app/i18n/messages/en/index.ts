import { firstSteps } from "./first-steps.ts";
import { directory } from "./directory.ts";
import { people } from "./people.ts";
import { content } from "./content.ts";
import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { common } from "./common.ts";
import { learn } from "./learn.ts";
import { publicPages } from "./public.ts";
import { overview } from "./overview.ts";
import { supervision } from "./supervision.ts";
import { nav } from "./nav.ts";
import { errors } from "./errors.ts";
import { inbox } from "./inbox.ts";
import { audit } from "./audit.ts";
import { administer } from "./administer.ts";

export const en = {
  firstSteps,
  directory,
  people,
  content,
  account,
  auth,
  common,
  learn,
  errors,
  nav,
  overview,
  supervision,
  publicPages,
  administer,
  audit,
  inbox,
} as const;
