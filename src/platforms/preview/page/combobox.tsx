import { useEffect, useId, useRef, useState } from "preact/hooks";

/** A way to go on with what is typed. */
export interface Option {
  readonly label: string;
  readonly detail?: string | undefined;
}

interface Props<Item extends Option> {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Item[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onTake: (option: Item) => void;
  /** Enter without a chosen option; without it, Enter takes the first one. */
  readonly onSend?: (() => void) | undefined;
  readonly autofocus?: boolean;
}

/**
 * A text field with suggestions, for keyboards and screen readers as much as for mice: arrows choose, Enter and Tab take,
 * Escape closes. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Combobox<Item extends Option>(props: Props<Item>) {
  const { label, placeholder, options, text, onText, onTake, onSend, autofocus = false } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const shown = isOpen ? options : [];
  const take = (option: Item): void => {
    setChosen(-1);
    onTake(option);
    field.current?.focus();
  };
  useEffect(() => setChosen(-1), [options]);
  useEffect(() => {
    if (autofocus) field.current?.focus();
  }, [autofocus]);
  useEffect(() => {
    list.current?.children.item(chosen)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const onKey = (event: KeyboardEvent): void => {
    const picked = shown[chosen] ?? (event.key === "Enter" && !onSend ? shown[0] : undefined);
    const isTaken = picked !== undefined && (event.key === "Enter" || event.key === "Tab");
    const moves: Record<string, () => void> = {
      ArrowDown: () => (isOpen ? setChosen((chosen + 1) % Math.max(1, shown.length)) : setOpen(true)),
      ArrowUp: () => setChosen(chosen <= 0 ? shown.length - 1 : chosen - 1),
      Escape: () => setOpen(false),
      Enter: () => {
        if (!picked) setOpen(false);
        if (!picked) onSend?.();
      },
    };
    const move = moves[event.key];
    if (!isTaken && !move) return;
    event.preventDefault();
    if (isTaken) take(picked);
    else move?.();
  };
  return (
    <div class="combobox">
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined}
        autocomplete="off"
        placeholder={placeholder}
        value={text}
        onInput={({ currentTarget }) => {
          setOpen(true);
          onText(currentTarget.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <ul ref={list} id={id} role="listbox" aria-label={`${label}: suggestions`} hidden={shown.length === 0}>
        {shown.map((option, index) => (
          <li
            key={`${index} ${option.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            <span>{option.label}</span>
            {option.detail && <small>{option.detail}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
