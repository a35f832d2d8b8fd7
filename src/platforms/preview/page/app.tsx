import { call } from "./api.ts";
import { ChatTab } from "./chat-tab.tsx";
import { DigestTab } from "./digest-tab.tsx";
import { ProgrammeTab } from "./programme-tab.tsx";
import { useAnswer, useBot } from "./use-bot.ts";
import { useChat } from "./use-chat.ts";
import { usePlace } from "./use-place.ts";
import { useTheme } from "./use-theme.ts";

const TABS = [
  ["chat", "Chat"],
  ["digest", "Digest"],
  ["programme", "Programme"],
] as const;

/** The page: a chat, digests before they are posted, and the programme as a picture. */
export function App() {
  const [place, go] = usePlace();
  const [theme, changeTheme] = useTheme();
  const chat = useChat();
  const isThere = useBot(chat.doing.post);
  const { value: about } = useAnswer(() => call("about", {}), [isThere]);
  const tab = TABS.find(([name]) => name === place[0])?.[0] ?? "chat";
  return (
    <>
      <header class="head">
        <h1>Rapporteur</h1>
        <nav aria-label="Tabs">
          {TABS.map(([name, label]) => (
            <a key={name} href={`#${name}`} aria-current={name === tab ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <button
          type="button"
          onClick={changeTheme}
          aria-label={`Change to ${theme === "light" ? "dark" : "light"}`}
        >
          {theme === "light" ? "☾" : "☀"}
        </button>
      </header>
      <div role="status">
        {!isThere && (
          <p class="gone">
            The bot is gone: start it again with npm start. This page goes on by itself once it is back.
          </p>
        )}
      </div>
      <main>
        {tab === "chat" && <ChatTab chat={chat} about={about} theme={theme} />}
        {tab === "digest" && about && <DigestTab about={about} place={place} go={go} theme={theme} />}
        {tab === "programme" && about && <ProgrammeTab about={about} place={place} go={go} theme={theme} />}
      </main>
    </>
  );
}
