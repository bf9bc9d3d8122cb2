"use client";
import { createContext, useContext } from "react";
import type { TariffProblem } from "@/tenants/schemas/tariff-problems";

/** Whether the fields may be written in, and what is wrong at which place. */
export const Editing = createContext<{ disabled: boolean; problems: TariffProblem[] }>({
  disabled: true,
  problems: [],
});

export const useEditing = () => useContext(Editing);
