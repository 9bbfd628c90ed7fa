import { createContext, useContext } from "react";
import { defaultLocale, type Locale } from "#app/domain/kernel/locale.ts";

/** What is known of a request before any loader has run, so that an error page can speak when every loader failed. */
export interface RequestFacts {
  readonly locale: Locale;
  readonly requestId: string | null;
  readonly demo: boolean;
}

const RequestContext = createContext<RequestFacts>({ locale: defaultLocale, requestId: null, demo: false });

export const RequestProvider = RequestContext.Provider;
export const useRequestFacts = (): RequestFacts => useContext(RequestContext);
