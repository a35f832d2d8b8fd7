import { type Reply, reply } from "../core/reply.ts";

/** Asks whether somebody is sure, with a button that says yes. */
export function sureToForget(
  consequence: string,
  { label, command }: { readonly label: string; readonly command: string },
): Reply {
  return reply({
    summary: consequence,
    audience: "asker",
    blocks: [
      { kind: "text", text: consequence },
      {
        kind: "buttons",
        buttons: [{ label, invocation: { command, args: { sure: "yes" } }, replaces: true }],
      },
    ],
  });
}

/** Says what was forgotten. */
export function forgotten(sentence: string): Reply {
  return reply({ summary: sentence, audience: "asker", blocks: [{ kind: "text", text: sentence }] });
}
