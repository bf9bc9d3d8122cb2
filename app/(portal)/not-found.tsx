export { MissingPage as default } from "@/app/_ui/shell/missing-page";
