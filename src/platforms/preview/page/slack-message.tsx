import { useMemo } from "preact/hooks";
import { Message } from "slack-blocks-to-jsx";
import type { SlackMessage as Payload } from "../../slack/render.ts";
import { call, said } from "./api.ts";
import { Menu, type MenuOption } from "./menu.tsx";
import { groups, type Interactive, type MenuElement } from "./slack-blocks.ts";
import type { Theme } from "./use-theme.ts";

interface Props {
  readonly message: Payload;
  readonly theme: Theme;
  readonly press: (value: string, label: string) => void;
}

const AVATAR = "./rapporteur.svg";

/** A message as Slack shows it, drawn by slack-blocks-to-jsx from the payload. */
export function SlackMessage({ message, theme, press }: Props) {
  const parts = useMemo(() => groups(message.blocks), [message]);
  const first = parts.findIndex(({ kind }) => kind === "blocks");
  return (
    <div class="slack">
      {parts.map((part, index) =>
        part.kind === "menu" ? (
          <div class="slack-beside" key={index}>
            <SlackMenu element={part.element} press={press} />
          </div>
        ) : (
          <div
            class={index === first ? "" : "slack-beside"}
            key={index}
            onClick={(event) => pressed(event, part.interactive, press)}
          >
            <Message
              name="Rapporteur"
              logo={AVATAR}
              theme={theme}
              withoutWrapper={index !== first}
              blocks={[...part.blocks]}
            />
          </div>
        ),
      )}
    </div>
  );
}

/** The library tells nobody of a click: the button's place among the buttons says which one it was. */
function pressed(event: MouseEvent, interactive: readonly Interactive[], press: Props["press"]): void {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !(currentTarget instanceof Element)) return;
  const buttons = [...currentTarget.querySelectorAll(".slack_blocks_to_jsx__button_element")];
  const clicked = target.closest(".slack_blocks_to_jsx__button_element");
  const { label, value } = (clicked && interactive[buttons.indexOf(clicked)]) ?? {};
  if (value !== undefined) press(value, label ?? "");
}

function SlackMenu({ element, press }: { element: MenuElement; press: Props["press"] }) {
  const { action_id: action = "" } = element;
  const options = useMemo<Parameters<typeof Menu>[0]["options"]>(() => {
    if (element.type === "external_select") return (text) => call("feed", { ...said(), action, text });
    return (element.options ?? []).map(
      ({ text, value = "", description }): MenuOption => ({
        label: text.text,
        value,
        detail: description?.text,
      }),
    );
  }, [element]);
  const placeholder = element.placeholder?.text ?? "Choose";
  return <Menu placeholder={placeholder} options={options} choose={(value) => press(value, placeholder)} />;
}
