import type { Routes, Said } from "../protocol.ts";

/** Asks the bot. Throws an Error with a sentence for whoever reads the page. */
export async function call<Route extends keyof Routes>(
  route: Route,
  body: Routes[Route]["takes"],
): Promise<Routes[Route]["gives"]> {
  const response = await fetch(`/api/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new Error("The bot doesn't answer: it may have been stopped.", { cause });
  });
  // Page and bot are built together, so what comes is what the types say.
  const answer = await response.json();
  if (!response.ok) throw new Error(String(answer.message));
  return answer;
}

/** Who says something from this page: the same person until the tab is closed. */
export function said(thread?: string): Said {
  const visitor = sessionStorage.getItem("visitor") ?? crypto.randomUUID();
  sessionStorage.setItem("visitor", visitor);
  return { visitor, locale: navigator.language, ...(thread !== undefined && { thread }) };
}

/** The sentence of an error. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
