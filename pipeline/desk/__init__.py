"""The analyst's desk: the finished dataset in pandas, SQL, Excel, as a data package, and under a
reviewer's eyes."""
