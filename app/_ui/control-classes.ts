/** The look that all text-like controls share. */
export const controlClasses = [
  "block h-(--control-h) w-full min-w-0 rounded-md border border-line-strong bg-surface px-[calc(var(--control-px)*0.75)]",
  "text-(length:--control-text) text-ink placeholder:text-ink-3 transition-colors",
  "hover:border-ink-3 focus-visible:border-brand-text focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-subtle disabled:text-ink-3 [&[readonly]]:bg-subtle",
  "aria-invalid:border-danger aria-invalid:outline-danger",
].join(" ");
