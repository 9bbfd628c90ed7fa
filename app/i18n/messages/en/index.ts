import { content } from "./content.ts";
import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { common } from "./common.ts";
import { learn } from "./learn.ts";
import { publicPages } from "./public.ts";
import { overview } from "./overview.ts";
import { nav } from "./nav.ts";
import { errors } from "./errors.ts";

export const en = { content, account, auth, common, learn, errors, nav, overview, publicPages } as const;
