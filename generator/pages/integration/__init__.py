"""The pages of your integrations, and what they are made from.

Nothing is imported here: the context of an integration is made of modules that stand beside its pages, so importing a
part of the package must not import every page.
"""
