import "@skyra/discord-components-core/discord-action-row.js";
import "@skyra/discord-components-core/discord-button.js";
import "@skyra/discord-components-core/discord-message.js";
import "@skyra/discord-components-core/discord-messages.js";
import { h } from "preact";
import { useMemo } from "preact/hooks";
import type { ButtonComponent, ContainedComponent, Message, SelectComponent } from "../../discord/wire.ts";
import { DiscordText } from "./discord-text.tsx";
import { Menu } from "./menu.tsx";
import type { Theme } from "./use-theme.ts";

interface Props {
  readonly message: Message;
  readonly theme: Theme;
  readonly press: (value: string, label: string) => void;
}

const AVATAR = "./rapporteur.svg";
const EPHEMERAL = 1 << 6;
const PRIMARY = 1;

/**
 * A message as Discord shows it, drawn by discord-components from the payload. The library knows no Components V2 yet:
 * container, section and separator are boxes of ours around its parts, and so is the note on private messages, which
 * the library writes too faintly to be read by everybody.
 */
export function DiscordMessage({ message, theme, press }: Props) {
  const isPrivate = (message.flags & EPHEMERAL) !== 0;
  const [container] = message.components;
  return h(
    "discord-messages",
    { "light-theme": theme === "light", "no-background": true },
    h(
      "discord-message",
      { author: "Rapporteur", bot: true, avatar: AVATAR, timestamp: "" },
      <div class="discord-container">
        {container.components.map((component, index) => (
          <Component key={index} component={component} press={press} />
        ))}
      </div>,
      isPrivate && <p class="only-you">Only you can see this</p>,
    ),
  );
}

function Component({ component, press }: { component: ContainedComponent; press: Props["press"] }) {
  switch (component.type) {
    case 10:
      return <DiscordText content={component.content} />;
    case 9:
      return (
        <div class="discord-section">
          <DiscordText content={component.components[0].content} />
          {h("discord-action-row", {}, <Button button={component.accessory} press={press} />)}
        </div>
      );
    case 14:
      return <hr class="discord-separator" />;
    case 1:
      return <ActionRow elements={component.components} press={press} />;
  }
}

function ActionRow({
  elements,
  press,
}: {
  elements: readonly (ButtonComponent | SelectComponent)[];
  press: Props["press"];
}) {
  const [first] = elements;
  if (first?.type === 3) return <Select menu={first} press={press} />;
  return h(
    "discord-action-row",
    {},
    elements.map((one) => one.type === 2 && <Button key={one.label} button={one} press={press} />),
  );
}

function Button({ button, press }: { button: ButtonComponent; press: Props["press"] }) {
  if ("url" in button) return h("discord-button", { url: button.url }, button.label);
  const { custom_id: value, label, style } = button;
  return h(
    "discord-button",
    { type: style === PRIMARY ? "primary" : "secondary", onClick: () => press(value, label) },
    label,
  );
}

function Select({ menu, press }: { menu: SelectComponent; press: Props["press"] }) {
  const options = useMemo(
    () => menu.options.map(({ label, value, description }) => ({ label, value, detail: description })),
    [menu],
  );
  return (
    <Menu
      placeholder={menu.placeholder}
      options={options}
      choose={(value) => press(value, menu.placeholder)}
    />
  );
}
