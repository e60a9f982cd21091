"""The report in bullets (informe-2018): its print, its pages, its titles."""
