import { useEffect, useState } from "preact/hooks";

export type Theme = "light" | "dark";

/** Light or dark: as chosen here before, else as the system is. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(chosen);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  const change = (): void => {
    const other = theme === "light" ? "dark" : "light";
    localStorage.setItem("theme", other);
    setTheme(other);
  };
  return [theme, change];
}

function chosen(): Theme {
  const kept = localStorage.getItem("theme");
  if (kept === "light" || kept === "dark") return kept;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
