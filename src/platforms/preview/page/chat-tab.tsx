import { memo } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import type { About } from "../protocol.ts";
import { Columns } from "./columns.tsx";
import type { Entry } from "./entries.ts";
import { MessageBox } from "./message-box.tsx";
import type { Chat, Doing } from "./use-chat.ts";
import type { Theme } from "./use-theme.ts";

interface Props {
  readonly chat: Chat;
  readonly about: About | undefined;
  readonly theme: Theme;
}

/** Ask, and see the answer on both platforms. */
export function ChatTab({ chat, about, theme }: Props) {
  const { entries, doing } = chat;
  const end = useRef<HTMLDivElement>(null);
  const count = entries.length;
  const isAnswered = entries.at(-1)?.shown !== undefined;
  useEffect(() => end.current?.scrollIntoView({ block: "start" }), [count, isAnswered]);
  return (
    <div class="chat">
      {count === 0 && <Welcome about={about} send={doing.send} />}
      <div role="log" aria-label="Chat" aria-live="off">
        {entries.map((entry, index) => (
          <div key={entry.id} ref={index === count - 1 ? end : null} class="entry">
            <Exchange entry={entry} doing={doing} theme={theme} />
            <Thread entry={entry} doing={doing} theme={theme} />
          </div>
        ))}
      </div>
      <p role="status" class="unseen">
        {summary(entries.at(-1))}
      </p>
      <div class="foot">
        <MessageBox label="Ask a question, or type / for commands" send={doing.send} autofocus />
      </div>
    </div>
  );
}

/** What a screen reader says of an answer: the line with which Slack notifies. */
function summary(entry: Entry | undefined): string {
  const slack = entry?.shown?.slack;
  return slack && "payload" in slack ? `Answered: ${slack.payload.text.split("\n", 1)[0]}` : "";
}

function Welcome({ about, send }: { about: About | undefined; send: Doing["send"] }) {
  return (
    <section class="welcome">
      <h2>What would the channel see?</h2>
      <p>
        Type as you would in the channel. The answer is drawn as Slack and as Discord get it. Nothing leaves
        this machine.
      </p>
      <ul>
        {about?.examples.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => send(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ExchangeProps {
  readonly entry: Entry;
  readonly doing: Doing;
  readonly theme: Theme;
  readonly thread?: string;
}

/** Drawn again only when it changes: a long chat stays quick. */
const Exchange = memo(({ entry, doing, theme, thread }: ExchangeProps) => {
  const { asked, shown, fault } = entry;
  return (
    <article aria-label={asked ?? "Posted by the bot"}>
      <p class="asked">{asked ?? "Posted by the bot itself"}</p>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {shown && (
        <Columns
          shown={shown}
          theme={theme}
          isPrivate={shown.isPrivate}
          press={(value, label) => doing.press(entry, value, label, thread)}
        />
      )}
    </article>
  );
});

function Thread({ entry, doing, theme }: Omit<ExchangeProps, "thread">) {
  const [isOpen, setOpen] = useState(false);
  const { id, thread, shown } = entry;
  if (!shown) return undefined;
  const replies = thread.length === 0 ? "Reply in a thread" : `Thread: ${thread.length}`;
  return (
    <details class="thread" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{replies}</summary>
      {isOpen && (
        <>
          {thread.map((reply) => (
            <Exchange key={reply.id} entry={reply} doing={doing} theme={theme} thread={id} />
          ))}
          <MessageBox
            label="Follow up in this thread"
            thread={id}
            send={(text) => doing.send(text, id)}
            autofocus
          />
        </>
      )}
    </details>
  );
}
