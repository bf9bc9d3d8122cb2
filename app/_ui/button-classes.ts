import { cva, type VariantProps } from "class-variance-authority";

/** The look of everything that acts like a button. One primary button per view; the rest secondary or quiet. */
export const buttonClasses = cva(
  [
    "inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium leading-none",
    "transition-[background-color,border-color,color,box-shadow] duration-100",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 aria-busy:cursor-progress! aria-busy:opacity-85!",
    "[&_svg]:size-[1.15em] [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-brand text-on-brand shadow-card hover:bg-brand-strong",
        secondary:
          "border border-line-strong/60 bg-surface text-ink shadow-card hover:border-line-strong hover:bg-subtle",
        soft: "bg-brand-soft text-brand-text hover:bg-brand-line/45",
        quiet: "text-ink-2 hover:bg-subtle hover:text-ink",
        danger: "bg-danger-solid text-white shadow-card hover:brightness-110",
        "danger-quiet": "text-danger hover:bg-danger-soft",
        link: "h-auto! rounded-sm px-0! text-brand-text underline decoration-brand-line underline-offset-4 hover:decoration-current",
      },
      size: {
        sm: "h-(--control-sm) px-[calc(var(--control-px)*0.75)] text-[0.875rem] dense:text-[0.8125rem]",
        md: "h-(--control-h) px-(--control-px) text-(length:--control-text)",
        lg: "h-[calc(var(--control-h)+0.375rem)] px-[calc(var(--control-px)*1.5)] text-[1.0625rem] dense:text-base",
        icon: "size-(--control-h) text-(length:--control-text)",
        "icon-sm": "size-(--control-sm) text-[0.875rem]",
      },
      block: { true: "w-full", false: "" },
    },
    defaultVariants: { variant: "primary", size: "md", block: false },
  },
);

export type ButtonLook = VariantProps<typeof buttonClasses>;
