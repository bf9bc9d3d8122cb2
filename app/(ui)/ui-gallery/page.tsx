import { notFound } from "next/navigation";
import { Home } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { PortalShell } from "@/app/_ui/shell/portal-shell";
export default function G() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <PortalShell
      identity={{ name: "泉城热力有限公司", hotline: "0531-88886666" }}
      nav={[{ href: "/ui-gallery", label: "首页", icon: <Home /> }]}
    >
      <Button>缴费</Button>
    </PortalShell>
  );
}
