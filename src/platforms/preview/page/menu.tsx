import { useEffect, useState } from "preact/hooks";
import { Combobox } from "./combobox.tsx";

/** An option of a menu. */
export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly detail?: string | undefined;
}

interface Props {
  readonly placeholder: string;
  /** All options, or how to get those that fit a text. */
  readonly options: readonly MenuOption[] | ((text: string) => Promise<readonly MenuOption[]>);
  readonly choose: (value: string) => void;
}

/** A menu. The libraries draw menus that only a mouse can open and that tell nobody what was chosen, so this is ours. */
export function Menu({ placeholder, options, choose }: Props) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly MenuOption[]>([]);
  useEffect(() => {
    let isWanted = true;
    const show = (fitting: readonly MenuOption[]): void => {
      if (isWanted) setFound(fitting);
    };
    // What fitted before must not be taken for what was typed since.
    setFound([]);
    if (typeof options === "function") void options(text).then(show, () => show([]));
    else show(options.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase())));
    return () => {
      isWanted = false;
    };
  }, [text, options]);
  return (
    <div class="menu">
      <Combobox
        label={placeholder}
        placeholder={placeholder}
        options={found}
        text={text}
        onText={setText}
        onTake={({ value }) => {
          setText("");
          choose(value);
        }}
      />
    </div>
  );
}
