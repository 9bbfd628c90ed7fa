import { tasks } from "./tasks.ts";
import { device } from "./device.ts";
import { firstSteps } from "./first-steps.ts";
import { directory } from "./directory.ts";
import { people } from "./people.ts";
import { content } from "./content.ts";
import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { certificates } from "./certificates.ts";
import { common } from "./common.ts";
import { paths } from "./paths.ts";
import { assign } from "./assign.ts";
import { journal } from "./journal.ts";
import { learn } from "./learn.ts";
import { publicPages } from "./public.ts";
import { overview } from "./overview.ts";
import { supervision } from "./supervision.ts";
import { nav } from "./nav.ts";
import { errors } from "./errors.ts";
import { inbox } from "./inbox.ts";
import { tools } from "./tools.ts";
import { audit } from "./audit.ts";
import { administer } from "./administer.ts";

export const en = {
  tasks,
  device,
  firstSteps,
  directory,
  people,
  content,
  account,
  auth,
  certificates,
  common,
  journal,
  learn,
  paths,
  assign,
  errors,
  nav,
  overview,
  supervision,
  publicPages,
  administer,
  audit,
  inbox,
  tools,
} as const;
