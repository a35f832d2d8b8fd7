import { useState } from "preact/hooks";
import type { Drawn, Shown } from "../protocol.ts";
import { DiscordMessage } from "./discord-message.tsx";
import { SlackMessage } from "./slack-message.tsx";
import type { Theme } from "./use-theme.ts";

interface Props {
  readonly shown: Shown;
  readonly theme: Theme;
  /** Only the person who asked sees it. */
  readonly isPrivate?: boolean;
  readonly press: (value: string, label: string) => void;
}

/** One answer on both platforms, and below it, folded, what went over the wire and how near it is to each limit. */
export function Columns({ shown, theme, isPrivate = false, press }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { slack, discord } = shown;
  return (
    <>
      <div class="columns">
        <section class="column" aria-label="Slack">
          {isPrivate && <p class="only-you">Only visible to you</p>}
          {"fault" in slack ? (
            <Fault words={slack.fault} />
          ) : (
            <SlackMessage message={slack.payload} theme={theme} press={press} />
          )}
        </section>
        <section class="column" aria-label="Discord">
          {"fault" in discord ? (
            <Fault words={discord.fault} />
          ) : (
            <DiscordMessage message={discord.payload} theme={theme} press={press} />
          )}
        </section>
      </div>
      <details class="wire" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Payloads and limits{isOpen ? "" : fullest(slack, discord)}</summary>
        {isOpen && (
          <div class="columns">
            <Wire name="Slack" drawn={slack} />
            <Wire name="Discord" drawn={discord} />
          </div>
        )}
      </details>
    </>
  );
}

function Fault({ words }: { words: string }) {
  return (
    <p class="fault" role="alert">
      The renderer failed: {words}
    </p>
  );
}

function Wire({ name, drawn }: { name: string; drawn: Drawn<unknown> }) {
  if ("fault" in drawn) return <div />;
  return (
    <div class="column">
      <table>
        <caption>Limits of {name}</caption>
        <tbody>
          {drawn.usage.map(({ what, used, allowed }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>
                <meter value={used} max={allowed} high={allowed * 0.9} aria-label={what} />
              </td>
              <td>
                {used.toLocaleString("en")} / {allowed.toLocaleString("en")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <pre aria-label={`Payload for ${name}`} tabIndex={0}>
        {JSON.stringify(drawn.payload, null, 2)}
      </pre>
    </div>
  );
}

/** How full the fullest limit is, in the folded line. */
function fullest(...all: readonly Drawn<unknown>[]): string {
  const shares = all.flatMap((drawn) =>
    "fault" in drawn ? [] : drawn.usage.map(({ used, allowed }) => used / allowed),
  );
  return `: the nearest limit is ${Math.round(Math.max(0, ...shares) * 100)} % full`;
}
