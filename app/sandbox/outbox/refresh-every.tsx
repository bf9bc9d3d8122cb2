"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks the server for the page anew every few seconds, while the page is looked at. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
