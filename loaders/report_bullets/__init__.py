"""The report in bullets (informe-2018): its layout, its items, their titles."""
