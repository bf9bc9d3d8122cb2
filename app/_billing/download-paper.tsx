import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/app/_ui/button-classes";

/** The paper as a PDF; a plain link, for what it leads to is a file and no page. */
export function DownloadPaper({ kind, id }: { kind: "receipts" | "bills"; id: string }) {
  const t = useTranslations("billing");
  return (
    <a href={`/api/${kind}/${id}`} download className={buttonClasses({ variant: "secondary" })}>
      <Download aria-hidden />
      {kind === "bills" ? t("bill.pdf") : t("receipt.pdf")}
    </a>
  );
}
