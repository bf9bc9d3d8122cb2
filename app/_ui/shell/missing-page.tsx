import { Compass } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ErrorState } from "../error-state";
import { LinkButton } from "../link-button";

/** Nothing at this address, said inside the frame of whoever looks for it. */
export async function MissingPage() {
  const t = await getTranslations("common");
  return (
    <div className="grid min-h-[50dvh] place-items-center">
      <ErrorState
        icon={<Compass />}
        title={<h1>{t("errors.notFoundTitle")}</h1>}
        actions={
          <LinkButton href="/" variant="primary">
            {t("actions.home")}
          </LinkButton>
        }
      >
        {t("errors.notFoundBody")}
      </ErrorState>
    </div>
  );
}
